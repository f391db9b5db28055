import type { Order, OrderLine } from '@stoa/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMay } from '../../entrance/me.js';
import { countOf, moneyOf } from '../../parts/format.js';
import { refundedOf } from './order-standing.js';

/** What was ordered, line by line, and what it comes to. */
export function OrderLines({ order }: { order: Order }): ReactNode {
  return (
    <section className="board" aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      <div className="list">
        <table>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="number">
                Price
              </th>
              <th scope="col" className="number">
                Quantity
              </th>
              <th scope="col" className="number">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <Line key={line.id} order={order} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <Sums order={order} />
    </section>
  );
}

function Line({ order, line }: { order: Order; line: OrderLine }): ReactNode {
  const leads = useMay('catalogue:write');
  const options = Object.values(line.options).join(', ');
  return (
    <tr>
      <td data-title="Product">
        {leads ? <Link href={`/products/${line.productId}`}>{line.name}</Link> : line.name}
        <span className="line-facts quiet">
          {[line.sku, options].filter((text) => text !== '').join(' · ')}
        </span>
      </td>
      <td data-title="Price" className="number">
        {moneyOf(line.unitPrice)}
      </td>
      <td data-title="Quantity" className="number">
        {countOf(line.quantity)}
        <span className="line-facts quiet">{doneWords(order, line)}</span>
      </td>
      <td data-title="Total" className="number">
        {moneyOf(line.total)}
        {line.discount.amount > 0 ? (
          <span className="line-facts quiet">{moneyOf(line.discount)} off</span>
        ) : null}
      </td>
    </tr>
  );
}

function doneWords(order: Order, { id, shippedQuantity }: OrderLine): string {
  const refunded = refundedOf(order, id);
  return [
    ...(shippedQuantity > 0 ? [`${countOf(shippedQuantity)} sent`] : []),
    ...(refunded > 0 ? [`${countOf(refunded)} refunded`] : []),
  ].join(', ');
}

/** From the prices to the total, step by step. */
function Sums({ order }: { order: Order }): ReactNode {
  const { subtotal, adjustments, total } = order;
  return (
    <dl className="sums" aria-label="Sums">
      <Sum name="Subtotal" words={moneyOf(subtotal)} />
      {adjustments.map(({ label, amount, isIncluded }, index) => (
        <Sum
          key={index}
          name={isIncluded ? `${label} (in the prices)` : label}
          words={moneyOf(amount)}
          isQuiet={isIncluded}
        />
      ))}
      <Sum name="Total" words={moneyOf(total)} />
    </dl>
  );
}

function Sum({
  name,
  words,
  isQuiet = false,
}: {
  name: string;
  words: string;
  isQuiet?: boolean;
}): ReactNode {
  return (
    <div className={isQuiet ? 'quiet' : ''}>
      <dt>{name}</dt>
      <dd className="number">{words}</dd>
    </div>
  );
}
