/**
 * The content of each section of the room's settings. Each part of a section is a file beside this one.
 */
import type { ComponentChild } from "preact";
import { may } from "../../protocol/rights/may.ts";
import type { Section } from "./settings-sections.ts";
import { more } from "../words/index.ts";
import type { SectionProps } from "./section-props.ts";
import { Access } from "./access.tsx";
import { Bans } from "../owning/bans.tsx";
import { ActivityLog } from "../owning/activity-log.tsx";
import { Downloads } from "../export/downloads.tsx";
import { SiteList } from "./fields/site-list.tsx";
import { General } from "./general.tsx";
import { Import } from "../export/import-form.tsx";
import { Mine } from "../export/mine.tsx";
import { Part } from "../ui/part.tsx";
import { SlowModeSetting } from "./fields/slow-mode-setting.tsx";

export function contentsOf(section: Section, props: SectionProps): ComponentChild {
  const { room, state, name, isEmpty } = props;
  const { entries, role } = state;
  switch (section) {
    case "general":
      return <General {...props} />;
    case "access":
      return <Access {...props} />;
    case "moderation":
      return (
        <>
          <SlowModeSetting room={room} entries={entries} />
          <Part title={more.bans.title}>
            <Bans room={room} />
          </Part>
          <Part title={more.activity.title}>
            <ActivityLog room={room} />
          </Part>
        </>
      );
    case "data":
      return <Mine room={room} name={name} role={role} />;
    case "transfer":
      return (
        <>
          <Part title={more.export.title}>
            <p class="hint">{more.export.hint}</p>
            <Downloads label={more.export.download} name={name} what="all" />
          </Part>
          {may(role, "import") && (
            <Part title={more.import.title}>
              {isEmpty ? (
                <Import name={name} />
              ) : (
                <p class="hint">{more.import.refusals["not-empty"]}</p>
              )}
            </Part>
          )}
        </>
      );
    case "embeds":
      return (
        <>
          <Part title={more.sites.embed.title}>
            <SiteList setting="embed" room={room} entries={entries} />
          </Part>
          <Part title={more.sites.origins.title}>
            <SiteList setting="origins" room={room} entries={entries} />
          </Part>
        </>
      );
  }
}
