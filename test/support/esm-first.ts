// CommonJS packages that require Nest (the throttler) must find it loaded already, or they fail with a cycle.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/testing';
