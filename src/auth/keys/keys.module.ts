import { Module } from '@nestjs/common';
import { KeyRotation } from './key-rotation.js';
import { KeyStore } from './key-store.js';
import { SigningKeys } from './signing-keys.js';

/** The signing keys; also the command that rotates them is made of it. */
@Module({ providers: [KeyRotation, KeyStore, SigningKeys], exports: [KeyRotation, SigningKeys] })
export class KeysModule {}
