import type { ReactNode } from 'react';
import { useMay, useMe } from '../../entrance/me.js';
import { LiveSign } from '../../live/live-sign.js';
import { useFresh } from '../../live/use-fresh.js';
import { useLive } from '../../live/use-live.js';
import { ScreenHead } from '../../parts/screen-head.js';
import { OwnBoard } from './own-board.js';
import { ShopBoard } from './shop-board.js';
import './dashboard.css';

/** What is going on: in the shop for those who may see its sales, with one's own things for everybody else. It follows what happens. */
export default function Dashboard(): ReactNode {
  const { name, email } = useMe();
  const seesSales = useMay('reports:read');
  const readAnew = useFresh(['dashboard'], ['dashboard', 'sales']);
  const liveness = useLive('order.*,payment.*,product.*,comment.*,post.*', readAnew, readAnew);
  return (
    <>
      <ScreenHead title={seesSales ? 'Dashboard' : `Hello, ${name ?? email}`}>
        <LiveSign of={liveness} />
      </ScreenHead>
      {seesSales ? <ShopBoard /> : <OwnBoard />}
    </>
  );
}
