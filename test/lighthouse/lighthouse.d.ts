/**
 * The part of its API that we use. It is installed on first use, so the compiler may not find its own types.
 */
declare module "lighthouse" {
  interface Audit {
    readonly id: string;
    readonly title: string;
    /** From 0 to 1; `null` if there is nothing to score. */
    readonly score: number | null;
    readonly displayValue?: string;
  }
  interface Category {
    readonly title: string;
    readonly score: number | null;
    readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
  }
  interface Result {
    readonly lhr: {
      readonly audits: Readonly<Record<string, Audit>>;
      readonly categories: Readonly<Record<string, Category>>;
    };
    readonly report: string;
  }
  export default function lighthouse(
    url: string,
    flags: {
      readonly port: number;
      readonly output: "html";
      readonly logLevel: "error";
      readonly onlyCategories: readonly string[];
    },
  ): Promise<Result | undefined>;
}
