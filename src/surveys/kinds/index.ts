// All kinds of surveys: a new one is a file beside this one, and its line here.
import type { SurveyKinds } from '../kind.ts';
import { maturity } from './maturity.ts';
import { mirror } from './mirror.ts';
import { orientation } from './orientation.ts';
import { pulse } from './pulse.ts';

export const surveyKinds: SurveyKinds = [mirror, pulse, orientation, maturity];
