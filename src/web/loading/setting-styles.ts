/**
 * Loads settings.css (see build/styles.ts). Rejects if it cannot be loaded; then the next part that needs it
 * tries again.
 */
let loading: Promise<void> | undefined;

export function loadSettingStyles(): Promise<void> {
  loading ??= load();
  return loading;
}

function load(): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/assets/settings.css";
  return new Promise((loaded, fail) => {
    link.onload = () => loaded();
    link.onerror = () => {
      link.remove();
      loading = undefined;
      fail(new Error("There are no styles for the settings"));
    };
    document.head.append(link);
  });
}
