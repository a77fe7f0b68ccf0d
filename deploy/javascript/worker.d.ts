// The offline worker (sw.js). The builder writes PACK above it.

declare const PACK: { number: number; languages: string[]; assets: string[] };

// TypeScript's library types the global of a dedicated worker; this one is a service worker's.
interface WorkerGlobalScope {
  readonly clients: Clients;
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
}
interface WorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  message: ExtendableMessageEvent;
  fetch: FetchEvent;
}
