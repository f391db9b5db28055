import { Component, type ReactNode } from 'react';
import { Failure } from '../parts/failure.js';
import { Told } from '../queries.js';

const broken = new Told(
  'This screen could not be shown. Load the page again; what you had not sent has to be filled in anew.',
);

/** Keeps the rest of the console when one screen breaks, or its files cannot be loaded. */
export class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    // files that did not come are remembered as missing until the page is loaded anew
    return <Failure error={broken} again={() => location.reload()} />;
  }
}
