/**
 * Error pages. They look like those of the Worker.
 */
import { suggestRoomName } from "../../protocol/names/suggest-room-name.ts";
import { useTitle } from "../rooms/use-title.ts";
import { pathOf } from "../browser/server.ts";
import { more } from "../words/index.ts";

export function NotFound({ asked }: { asked: string | undefined }) {
  const nearest = asked === undefined ? undefined : suggestRoomName(asked);
  const { title, detail, home } = more.notFound;
  return nearest === undefined ? (
    <ProblemPage title={title} detail={detail} path="/" label={home} />
  ) : (
    <ProblemPage
      title={title}
      detail={detail}
      path={pathOf(nearest)}
      label={more.notFound.nearest(nearest)}
    />
  );
}

export function NotSecure() {
  const { title, detail, home } = more.failed;
  return <ProblemPage title={title} detail={detail} path="/" label={home} />;
}

interface ProblemPageProps {
  readonly title: string;
  readonly detail: string;
  readonly path: string;
  readonly label: string;
}

function ProblemPage({ title, detail, path, label }: ProblemPageProps) {
  useTitle();
  return (
    <main class="problem">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>{title}</h1>
      <p>{detail}</p>
      <p>
        <a class="button" href={path}>
          {label}
        </a>
      </p>
    </main>
  );
}
