/**
 * The links of a room, and its password, which is one of them: made, listed and ended.
 */
import { done, type Outcome, refuse } from "./answer.ts";
import type { Asks } from "./ask.ts";
import { type Admitted, memberOf } from "./caller.ts";
import type { Decisions } from "./decisions.ts";
import { changingPassword, linksOf, revoking } from "./links.ts";
import type { Link, Register } from "./register.ts";
import type { RoleNews } from "./role-news.ts";

export function link(
  { decisions }: { readonly decisions: Decisions },
  who: Admitted,
  { act, hash, role, uses, until, note, bot }: Asks["link"],
  now: number,
): Outcome {
  const value: Link = {
    role,
    ...(uses !== undefined && { uses }),
    ...(until !== undefined && { until }),
    ...(note !== undefined && { note }),
    ...(bot && { bot }),
    by: memberOf(who),
    at: now,
  };
  const fault = decisions.decide({ who, act, now }, [{ kind: "link", key: hash, value }], "link");
  return fault === undefined ? done() : refuse(fault);
}

export function links({ log }: { readonly log: Register }): Outcome {
  return done(linksOf(log));
}

interface Ends {
  readonly log: Register;
  readonly decisions: Decisions;
  readonly roleNews: RoleNews;
}

export function revoke(
  { log, decisions, roleNews }: Ends,
  who: Admitted,
  { act, hash }: Asks["revoke"],
  now: number,
): Outcome {
  const changes = revoking(log, hash);
  if (changes === undefined) return refuse("not-there");
  const fault = decisions.decide({ who, act, now }, changes);
  return fault === undefined ? done(undefined, roleNews.tell(now)) : refuse(fault);
}

/** A new password ends what the former one granted. */
export function password(
  { log, decisions, roleNews }: Ends,
  who: Admitted,
  { act, hash }: Asks["password"],
  now: number,
): Outcome {
  const value: Link = { role: "member", isPassword: true, by: memberOf(who), at: now };
  const fault = decisions.decide({ who, act, now }, changingPassword(log, hash, value));
  return fault === undefined ? done(undefined, roleNews.tell(now)) : refuse(fault);
}
