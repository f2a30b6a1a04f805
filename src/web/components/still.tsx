/**
 * Makes a component stand still while others talk: it is drawn again when one of its props is another, or the page speaks
 * another language.
 */
import { Component, type ComponentChild, type ComponentClass } from "preact";
import { words } from "../words/index.ts";

/** Unlike `useMemo` of what it draws, this keeps nothing of the page as it was before. */
export function still<Props extends object>(
  Drawn: (props: Props) => ComponentChild,
): ComponentClass<Props> {
  return class extends Component<Props> {
    #words = words;

    override shouldComponentUpdate(next: Props): boolean {
      return (
        this.#words !== words ||
        Object.entries(next).some(([key, value]) => Reflect.get(this.props, key) !== value)
      );
    }

    override render() {
      this.#words = words;
      return <Drawn {...this.props} />;
    }
  };
}
