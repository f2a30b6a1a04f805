/**
 * Creating, listing and revoking links. The room's password is one of them.
 */
import { done, type Outcome, denied } from "../turn/answer.ts";
import type { Asks } from "../turn/ask.ts";
import { type Admitted, memberOf } from "../turn/caller.ts";
import type { Decisions } from "../people/decisions.ts";
import { changingPassword, linksOf, revoking } from "./link-changes.ts";
import type { Link, Register } from "../memory/register.ts";
import type { RoleNews } from "../sockets/role-news.ts";

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
  return fault === undefined ? done() : denied(fault);
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
  if (changes === undefined) return denied("not-there");
  const fault = decisions.decide({ who, act, now }, changes);
  return fault === undefined ? done(undefined, roleNews.tell(now)) : denied(fault);
}

/** A new password ends the roles that the former one gave. */
export function password(
  { log, decisions, roleNews }: Ends,
  who: Admitted,
  { act, hash }: Asks["password"],
  now: number,
): Outcome {
  const value: Link = { role: "member", isPassword: true, by: memberOf(who), at: now };
  const fault = decisions.decide({ who, act, now }, changingPassword(log, hash, value));
  return fault === undefined ? done(undefined, roleNews.tell(now)) : denied(fault);
}
