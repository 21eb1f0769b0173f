/** What a visit is when nobody says otherwise, as the core has it too. */
export const usualVisitMinutes = 45;
export const usualPurpose = 'maintain';
