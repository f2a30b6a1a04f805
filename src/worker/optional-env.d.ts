/** What a deployment may set; not in wrangler.toml, so `wrangler types` does not know of it. */
interface Env {
  /** Opens the operator's routes; without it they are open on this machine only. A secret. */
  readonly OPERATOR_SECRET?: string;
  /** What of the table in src/room/limits/allowances.ts is to be otherwise, as JSON. */
  readonly LIMITS?: string;
  /** Takes what rooms do, as counts. */
  readonly METRICS?: AnalyticsEngineDataset;
}
