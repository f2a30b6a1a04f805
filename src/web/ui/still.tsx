/**
 * Keeps a component from being drawn again unless it would look different, or the page's language changes.
 */
import { Component, type ComponentChild, type ComponentClass } from "preact";
import { words } from "../words/index.ts";

/**
 * Unlike `useMemo` around its output, this keeps nothing of the page's earlier state.
 *
 * @param isSame whether it would look the same; by default, if all props are identical
 */
export function still<Props extends object>(
  Drawn: (props: Props) => ComponentChild,
  isSame: (props: Props, next: Props) => boolean = allSame,
): ComponentClass<Props> {
  return class extends Component<Props> {
    #words = words;

    override shouldComponentUpdate(next: Props): boolean {
      return this.#words !== words || !isSame(this.props, next);
    }

    override render() {
      this.#words = words;
      return <Drawn {...this.props} />;
    }
  };
}

/** Whether everything in `next` is identical in `props`. */
export function allSame(props: object, next: object): boolean {
  return Object.entries(next).every(([key, value]) => Reflect.get(props, key) === value);
}
