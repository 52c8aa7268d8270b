/** The words of the form that records something once more. */
export const recordAgainTexts = {
  keepsSecret: 'The passcode of before is kept on the server and used again, as long as the address stays the same.',
};
