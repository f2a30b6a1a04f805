/**
 * What browsers, Node and Workers all have, and nothing else: the SDK compiles against this alone, so it runs
 * in each.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class URL {
  constructor(url: string, base?: string);
  static parse(url: string): URL | null;
  readonly origin: string;
  readonly host: string;
  readonly pathname: string;
  readonly hash: string;
  protocol: string;
  href: string;
}

declare function btoa(binary: string): string;
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

interface DerivingKey {
  readonly type: string;
}
declare const crypto: {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  readonly subtle: {
    importKey(
      format: "raw",
      key: Uint8Array<ArrayBuffer>,
      algorithm: "HKDF" | "PBKDF2",
      extractable: false,
      usages: ["deriveBits"],
    ): Promise<DerivingKey>;
    deriveBits(
      algorithm: { hash: "SHA-256"; salt: Uint8Array<ArrayBuffer> } & (
        | { name: "HKDF"; info: Uint8Array<ArrayBuffer> }
        | { name: "PBKDF2"; iterations: number }
      ),
      key: DerivingKey,
      bits: number,
    ): Promise<ArrayBuffer>;
    digest(algorithm: "SHA-256", bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

declare class WebSocket {
  constructor(url: string, protocols?: string);
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}
