// Behaviour as custom elements: enhanced navigation replaces markup but does not run scripts again.

/** Closes an open <details class="menu"> on Escape or a click elsewhere. */
class SiteMenu extends HTMLElement {
  connectedCallback() {
    this.elsewhere = event => {
      const details = this.querySelector('details');
      if (details?.open && (event.type === 'keydown' ? event.key === 'Escape' : !this.contains(event.target))) {
        details.open = false;
        if (event.type === 'keydown') details.querySelector('summary').focus();
      }
    };
    document.addEventListener('click', this.elsewhere);
    document.addEventListener('keydown', this.elsewhere);
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.elsewhere);
    document.removeEventListener('keydown', this.elsewhere);
  }
}

/** Facets are open beside the hits and closed above them on a phone. */
class PhoneFold extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector('details');
    if (details && matchMedia('(max-width: 60rem)').matches) details.open = false;
  }
}

for (const [name, element] of [['site-menu', SiteMenu], ['phone-fold', PhoneFold]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
