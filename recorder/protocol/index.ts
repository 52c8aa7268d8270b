// The published face of the recorder: the contract that the app and the recorder both parse. Nothing else is exported.
export * from './chat';
export * from './chat-image';
export * from './command';
export * from './event';
export * from './failure';
export * from './fidelity';
export * from './health';
export * from './job';
export * from './preset';
export * from './result';
export * from './segment';
export * from './site';
export * from './state';
export * from './steps';
