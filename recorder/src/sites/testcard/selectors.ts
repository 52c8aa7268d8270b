/** The contract: a container, its messages with their facts as attributes, and the words in each. */
export const contract = {
  list: '[data-jomo-chat]',
  row: '[data-jomo-message]',
  text: '[data-jomo-text]',
} as const;
