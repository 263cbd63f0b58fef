/** How one reaches the organisation besides the form. */
export interface ContactCard {
  address: string;
  hours: string;
  phone: string;
  email: string;
}
