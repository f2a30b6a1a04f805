/**
 * Makes a component stand still while others talk: it is drawn again when it would look different, or the page speaks
 * another language.
 */
import { Component, type ComponentChild, type ComponentClass } from "preact";
import { words } from "../words/index.ts";

/**
 * Unlike `useMemo` of what it draws, this keeps nothing of the page as it was before.
 *
 * @param isSame whether it would look the same; unless told, with the very same props
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

/** Whether all that `next` has is the very same in `props`. */
export function allSame(props: object, next: object): boolean {
  return Object.entries(next).every(([key, value]) => Reflect.get(props, key) === value);
}
