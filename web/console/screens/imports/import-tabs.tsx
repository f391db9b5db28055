import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMay } from '../../entrance/me.js';
import '../products/products.css';
import './imports.css';

/** The way between imports of products and of posts, for those who may do both. */
export function ImportTabs({ at }: { at: 'products' | 'posts' }): ReactNode {
  if (!useMay('posts:write:any')) return null;
  return (
    <nav className="tabs" aria-label="Imports of">
      <Link href="/imports" aria-current={at === 'products' ? 'page' : undefined}>
        Products
      </Link>
      <Link href="/imports/posts" aria-current={at === 'posts' ? 'page' : undefined}>
        Posts
      </Link>
    </nav>
  );
}
