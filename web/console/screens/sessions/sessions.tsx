import type { ReactNode } from 'react';
import { ScreenHead } from '../../parts/screen-head.js';
import { ApiKeys } from './api-keys.js';
import { Devices } from './devices.js';
import { GoogleIdentities } from './google-identities.js';
import { Notices } from './mail-choices.js';
import { Password } from './password.js';
import { SecondFactor } from './second-factor.js';
import './sessions.css';

/** Where one is signed in, how one signs in, and what else opens the account. */
export default function Sessions(): ReactNode {
  return (
    <>
      <ScreenHead title="My sessions" />
      <Devices />
      <Password />
      <SecondFactor />
      <ApiKeys />
      <GoogleIdentities />
      <Notices />
    </>
  );
}
