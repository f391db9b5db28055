import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Values } from '../../parts/form.js';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Goes to the order whose id somebody has at hand. */
export function OrderFinder(): ReactNode {
  const [, go] = useLocation();
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="finder"
      role="search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const id = new Values(new FormData(event.currentTarget)).text('id');
        setWrong(!idForm.test(id));
        if (idForm.test(id)) go(`/orders/${id.toLowerCase()}`);
      }}
    >
      <label className="filter wide">
        <span>{isWrong ? 'Order id: the whole one, of 36 characters' : 'Order id'}</span>
        <input type="search" name="id" aria-invalid={isWrong} onInput={() => setWrong(false)} />
      </label>
      <button className="button">Open</button>
    </form>
  );
}
