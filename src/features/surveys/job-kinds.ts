/** Writes to the people a survey asks. */
export const TELL_SURVEY = 'tellSurvey';

/** Closes a survey whose time is over. */
export const CLOSE_SURVEY = 'closeSurvey';

/** Each night: closes what has run out, reminds of what ends soon. */
export const FOLLOW_SURVEYS = 'followSurveys';
