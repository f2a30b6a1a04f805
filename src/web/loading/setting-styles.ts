/**
 * Brings settings.css (see build/styles.ts); ends once it is there. Rejects where it cannot be had: the next part that needs it asks anew.
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
