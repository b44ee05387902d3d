import { refuse, type Span } from "./query";
import { type Comparison, readTokens, type Token } from "./query-token";

/** A part of a query that can stand beside others. */
export type QueryPart = Span &
  (
    | { kind: "or"; children: QueryNode[] }
    | { kind: "not"; child: QueryNode }
    | { kind: "word"; text: string }
    | { kind: "phrase"; text: string }
    | Omit<Comparison, keyof Span>
  );

/** A query as it is built: a part, or parts that hold together. */
export type QueryNode = QueryPart | (Span & { kind: "and"; children: QueryPart[] });

/** Parentheses and negations inside each other: more than any tree within its limits is written with. */
const deepest = 20;

/**
 * Reads the structure of a text: juxtaposition (or AND) binds closer than OR, `-` (or NOT) closest.
 * Undefined for a text without any part. Throws QueryRefusal.
 */
export function readSyntax(text: string): QueryNode | undefined {
  const reader = new Reader(readTokens(text), text.length);
  if (!reader.peek()) return undefined;
  const node = reader.alternatives(0);
  const rest = reader.peek();
  if (rest) refuse(rest, "unbalanced_parenthesis", "this parenthesis was not opened");
  return node;
}

class Reader {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  peek(): Token | undefined {
    return this.tokens[this.next];
  }

  /** Parts joined by OR. */
  alternatives(depth: number): QueryNode {
    const children = [this.conjunction(depth)];
    while (this.take("or")) children.push(this.conjunction(depth));
    return anyOf(children);
  }

  private conjunction(depth: number): QueryNode {
    const children = [this.negation(depth)];
    while (this.take("and") || this.startsPart()) children.push(this.negation(depth));
    return allOf(children);
  }

  private startsPart(): boolean {
    const kind = this.peek()?.kind;
    return kind !== undefined && kind !== "or" && kind !== "close";
  }

  private negation(depth: number): QueryNode {
    const sign = this.take("not");
    if (!sign) return this.part(depth);
    requireShallow(sign, depth);
    const child = this.negation(depth + 1);
    const { position } = sign;
    return { kind: "not", child, position, length: child.position + child.length - position };
  }

  private part(depth: number): QueryNode {
    const token = this.peek() ?? { kind: "end" as const, position: this.end, length: 0 };
    this.next += 1;
    switch (token.kind) {
      case "word":
      case "phrase":
      case "comparison":
        return token;
      case "open":
        return this.group(token, depth);
      default:
        return this.refuseOperand(token);
    }
  }

  private group(open: Token, depth: number): QueryNode {
    requireShallow(open, depth);
    const inside = this.alternatives(depth + 1);
    if (this.take("close")) return inside;
    return refuse(open, "unbalanced_parenthesis", "this parenthesis is never closed");
  }

  /** What stands where a condition should: the end, a parenthesis, or a second connective. */
  private refuseOperand(token: Span & { kind: string }): never {
    const before = this.tokens[this.next - 2];
    const span = token.kind === "end" && before ? before : token;
    if (token.kind === "close" && before === undefined) {
      return refuse(span, "unbalanced_parenthesis", "this parenthesis was not opened");
    }
    return refuse(span, "missing_operand", "a word, a condition or a group is missing here");
  }

  private take(kind: Token["kind"]): Token | undefined {
    const token = this.peek();
    if (token?.kind !== kind) return undefined;
    this.next += 1;
    return token;
  }
}

function requireShallow(span: Span, depth: number): void {
  if (depth < deepest) return;
  refuse(span, "too_complex", `groups and negations may be ${deepest} inside each other`);
}

/** Nodes that hold together; those inside a group are no less beside the others. */
function allOf(nodes: QueryNode[]): QueryNode {
  const [first] = nodes;
  if (first && nodes.length === 1) return first;
  return { kind: "and", children: nodes.flatMap(partsOf), ...spanOf(nodes) };
}

function anyOf(nodes: QueryNode[]): QueryNode {
  const [first] = nodes;
  if (first && nodes.length === 1) return first;
  const children = nodes.flatMap((node) => (node.kind === "or" ? node.children : [node]));
  return { kind: "or", children, ...spanOf(nodes) };
}

/** What holds together in a node: its children, or itself. */
export function partsOf(node: QueryNode): QueryPart[] {
  return node.kind === "and" ? node.children : [node];
}

function spanOf(nodes: readonly Span[]): Span {
  const position = Math.min(...nodes.map((node) => node.position));
  const end = Math.max(...nodes.map((node) => node.position + node.length));
  return { position, length: end - position };
}
