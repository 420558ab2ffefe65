// The part of Adaptive Cards 1.5 that we write. Not the whole of it: what render.ts and form.ts do not use is left out.
// Source: adaptivecards.io/explorer, and "Cards and dialogs" on learn.microsoft.com/microsoftteams/platform.

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  /** What is shown and said where the card cannot be drawn. */
  readonly fallbackText: string;
  readonly lang: string;
  readonly body: readonly Element[];
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly Mention[] };
}

export interface Mention {
  readonly type: 'mention';
  /** Stands in a text block just so. */
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

interface Placed {
  readonly separator?: boolean;
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
}

interface Look {
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: boolean;
}

export interface TextRun extends Look {
  readonly type: 'TextRun';
  readonly text: string;
  readonly italic?: boolean;
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
}

export type Element = Placed &
  (
    | (Look & {
        readonly type: 'TextBlock';
        readonly text: string;
        readonly wrap: true;
        readonly style?: 'heading';
      })
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | { readonly type: 'Container'; readonly style?: 'emphasis'; readonly items: readonly Element[] }
    | { readonly type: 'Image'; readonly url: string; readonly altText: string; readonly size: 'Auto' }
    | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
    | ChartElement
    | {
        readonly type: 'Table';
        readonly firstRowAsHeader: true;
        readonly columns: readonly {
          readonly width: number;
          readonly horizontalCellContentAlignment: 'Left' | 'Right';
        }[];
        readonly rows: readonly { readonly type: 'TableRow'; readonly cells: readonly TableCell[] }[];
        readonly fallback: 'drop';
      }
    | Input
  );

export interface TableCell {
  readonly type: 'TableCell';
  readonly items: readonly Element[];
}

interface ChartPoint {
  readonly x: string;
  readonly y: number;
}

interface ChartLine {
  readonly legend: string;
  readonly values: readonly ChartPoint[];
}

/** "Charts" in the Adaptive Cards documentation hub; `fallback` is drawn where the client knows none. */
export type ChartElement = {
  readonly title: string;
  readonly yAxisTitle?: string;
  readonly fallback: Element;
} & (
  | { readonly type: 'Chart.Line' | 'Chart.VerticalBar.Grouped'; readonly data: readonly ChartLine[] }
  | { readonly type: 'Chart.VerticalBar'; readonly data: readonly ChartPoint[] }
);

export interface InputChoice {
  readonly title: string;
  readonly value: string;
}

export type Input = Placed & {
  readonly id: string;
  readonly label?: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string | number;
} & (
    | {
        readonly type: 'Input.Text';
        readonly isMultiline: boolean;
        readonly maxLength: number;
        readonly placeholder?: string;
      }
    | {
        readonly type: 'Input.ChoiceSet';
        readonly choices: readonly InputChoice[];
        readonly style: 'compact' | 'expanded' | 'filtered';
        readonly isMultiSelect?: boolean;
        readonly wrap?: boolean;
        readonly placeholder?: string;
        /** Teams looks people up in the company's directory. */
        readonly 'choices.data'?: {
          readonly type: 'Data.Query';
          readonly dataset: 'graph.microsoft.com/users';
        };
      }
    | { readonly type: 'Input.Date' }
    | { readonly type: 'Input.Number'; readonly min: number; readonly max: number }
    | {
        readonly type: 'Input.Toggle';
        readonly title: string;
        readonly valueOn: 'true';
        readonly valueOff: 'false';
        readonly wrap: true;
      }
  );

interface ActionLook {
  readonly title: string;
  readonly style?: 'positive' | 'destructive';
}

export type CardAction = ActionLook &
  (
    | { readonly type: 'Action.Execute'; readonly verb: string; readonly data: object }
    | {
        readonly type: 'Action.Submit';
        readonly data: object;
        readonly associatedInputs?: 'auto' | 'none';
      }
    | {
        readonly type: 'Action.ShowCard';
        readonly card: {
          readonly type: 'AdaptiveCard';
          readonly version: '1.5';
          readonly body: readonly Element[];
        };
      }
  );

export function card(
  body: readonly Element[],
  fallbackText: string,
  lang: string,
  mentions: readonly Mention[],
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    lang,
    body,
    msteams: { width: 'Full', ...(mentions.length === 0 ? {} : { entities: mentions }) },
  };
}
