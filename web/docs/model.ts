/** A schema of the document, as far as the page reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly deprecated?: boolean;
}

/** All named schemas of the document. */
export type Schemas = Readonly<Record<string, Schema>>;

export interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** What is sent or answered, as one media type. */
export interface Body {
  readonly type: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly string[];
  readonly bodies: readonly Body[];
  readonly problems: readonly { readonly code: string; readonly title: string }[];
}

/** What is sent to a webhook. */
export interface Message {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly bodies: readonly Body[];
  readonly responses: readonly Answer[];
}

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly isDeprecated: boolean;
  readonly isPublic: boolean;
  readonly permissions: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly bodies: readonly Body[];
  readonly needsBody: boolean;
  readonly responses: readonly Answer[];
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly label: string;
  readonly source: string;
}
