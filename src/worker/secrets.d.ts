/** Set with `wrangler secret put`; not in wrangler.toml, so `wrangler types` does not know of them. */
interface Env {
  /** Opens the operator's routes; without it they are open on this machine only. */
  readonly OPERATOR_SECRET?: string;
}
