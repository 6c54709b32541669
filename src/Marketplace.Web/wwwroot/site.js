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
    this.fold = () => {
      const details = this.querySelector('details');
      if (details && matchMedia('(max-width: 60rem)').matches) details.open = false;
    };

    // Each page of enhanced navigation comes with them open.
    window.Blazor?.addEventListener('enhancedload', this.fold);
    this.fold();
  }

  disconnectedCallback() { window.Blazor?.removeEventListener('enhancedload', this.fold); }
}

/** Paging and narrowing change what is listed, not the page: enhanced navigation would leave the reader where they clicked, at the end of the new list. */
class ResultList extends HTMLElement {
  connectedCallback() {
    this.places = new Map();
    this.loaded = () => {
      if (this.place !== undefined) scrollTo({ top: this.place, behavior: 'instant' });
      this.place = undefined;
      if (!this.isAwaited) return;
      this.isAwaited = false;
      const heading = this.querySelector('#results');
      heading?.focus({ preventScroll: true });
      (heading ?? this).scrollIntoView({ behavior: 'instant', block: 'start' });
    };
    this.went = () => {
      this.isAwaited = false;
      this.place = this.places.get(location.href);
    };
    this.addEventListener('click', this);
    window.Blazor?.addEventListener('enhancedload', this.loaded);
    addEventListener('popstate', this.went);
  }

  disconnectedCallback() {
    window.Blazor?.removeEventListener('enhancedload', this.loaded);
    removeEventListener('popstate', this.went);
  }

  handleEvent(event) {
    const link = event.target.closest('a[href]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && link.pathname === location.pathname && link.search !== location.search) {
      this.places.set(location.href, scrollY);
      this.isAwaited = true;
    }
  }
}

/** Shows how a search could go on while it is typed: a combobox with a list. Without it the box is a plain form. */
class SearchSuggest extends HTMLElement {
  connectedCallback() {
    for (const kind of ['input', 'keydown', 'focusout', 'mousedown']) this.addEventListener(kind, this);
  }

  disconnectedCallback() { this.stop(); }

  get box() { return this.querySelector('input[type=search]'); }

  get list() { return this.querySelector('[role=listbox]'); }

  handleEvent(event) {
    if (event.type === 'input' && event.target === this.box) {
      this.stop();
      this.timer = setTimeout(() => this.ask(this.box.value), 120);
    } else if (event.type === 'keydown' && event.target === this.box) {
      this.press(event);
    } else if (event.type === 'mousedown' && event.target.closest('[role=option]')) {
      event.preventDefault();
      this.choose(event.target.closest('[role=option]'));
    } else if (event.type === 'focusout') {
      this.close();
    }
  }

  press(event) {
    const options = [...(this.list?.children ?? [])];
    const at = options.findIndex(option => option.ariaSelected === 'true');
    if (event.key === 'Escape' && options.length) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      this.choose(options[at]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length) {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? at + 1 : (at < 0 ? options.length : at) - 1;
      options[at]?.setAttribute('aria-selected', 'false');
      options[next]?.setAttribute('aria-selected', 'true');
      options[next]?.scrollIntoView({ block: 'nearest' });
      if (options[next]) this.box.setAttribute('aria-activedescendant', options[next].id);
      else this.box.removeAttribute('aria-activedescendant');
    }
  }

  async ask(text) {
    if (text.trim().length < 2 || text.length > 200) return this.close();
    this.asked = new AbortController();
    try {
      const address = new URL('suggestions', document.baseURI);
      address.search = new URLSearchParams({ kind: this.dataset.kind, q: text });
      const answer = await fetch(address, { signal: this.asked.signal });
      this.show(answer.ok ? await answer.json() : []);
    } catch (error) {
      if (error.name !== 'AbortError') this.close();
    }
  }

  show(suggestions) {
    this.close();
    if (!suggestions.length || document.activeElement !== this.box) return;
    const list = document.createElement('ul');
    list.setAttribute('role', 'listbox');
    list.id = `${this.box.id}-list`;
    list.ariaLabel = this.dataset.label;
    list.append(...suggestions.map((suggestion, i) => {
      const option = document.createElement('li');
      option.setAttribute('role', 'option');
      option.id = `${list.id}-${i}`;
      option.ariaSelected = 'false';
      option.dataset.text = suggestion.text;
      if (suggestion.path) option.dataset.path = suggestion.path;
      const kind = document.createElement('small');
      kind.textContent = this.dataset[suggestion.kind];
      option.append(suggestion.text, ' ', kind);
      return option;
    }));
    this.append(list);
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'true']]) this.box.setAttribute(name, value);
  }

  choose(option) {
    this.box.value = option.dataset.text;
    this.stop();
    if (option.dataset.path) location.assign(new URL(option.dataset.path, document.baseURI));
    else this.box.form.requestSubmit();
  }

  stop() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.close();
  }

  close() {
    this.list?.remove();
    for (const name of ['aria-activedescendant', 'aria-controls']) this.box?.removeAttribute(name);
    if (this.box?.hasAttribute('aria-expanded')) this.box.setAttribute('aria-expanded', 'false');
  }
}

/** Makes a question modal that the browser alone would open as a popover. */
class ConfirmDialog extends HTMLElement {
  connectedCallback() { this.addEventListener('click', this); }

  handleEvent(event) {
    const dialog = this.querySelector('dialog');
    const button = event.target.closest('[popovertarget]');
    if (button) {
      event.preventDefault();
      if (button.popoverTargetAction === 'hide') {
        dialog.close();
      } else {
        dialog.showModal();
        dialog.querySelector('h2').focus();
      }
    } else if (event.target === dialog || event.target.closest('[data-close]')) {
      dialog.close();
    }
  }
}

/** Shows what was just done for a while, and takes it out of the address, so that a reload or a copied link does not tell it again. */
class SiteToast extends HTMLElement {
  static observedAttributes = ['data-said'];

  connectedCallback() {
    this.addEventListener('click', event => event.target.closest('[data-close]') && this.leave());
    this.addEventListener('mouseenter', () => clearTimeout(this.timer));
    this.addEventListener('focusin', () => clearTimeout(this.timer));
    this.say();
  }

  disconnectedCallback() { clearTimeout(this.timer); }

  attributeChangedCallback(name, before) {
    if (before !== null) this.say();
  }

  say() {
    const address = new URL(location.href);
    if (address.searchParams.has('done')) {
      address.searchParams.delete('done');
      history.replaceState(history.state, '', address);
    }
    this.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.leave(), 12000);
  }

  leave() { this.hidden = true; }
}

/** Shows the image that was chosen in the large one's place. */
class ImageGallery extends HTMLElement {
  connectedCallback() { this.addEventListener('click', this); }

  handleEvent(event) {
    const chosen = event.target.closest('li a');
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [small, large] = [chosen.querySelector('img'), this.querySelector('figure img')];
    for (const name of ['width', 'height', 'alt']) large.setAttribute(name, small.getAttribute(name));
    large.lang = small.lang;
    large.src = chosen.href;
    this.querySelector('figure a').href = chosen.href;
    this.querySelector('figcaption').textContent = chosen.dataset.caption;
    this.querySelector('li a[aria-current]')?.removeAttribute('aria-current');
    chosen.setAttribute('aria-current', 'true');
  }
}

/** Loads a video of another site only when its link is followed. */
class VideoLink extends HTMLElement {
  connectedCallback() { this.addEventListener('click', this); }

  handleEvent(event) {
    const link = event.target.closest('a');
    if (!link || !this.dataset.player || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement('iframe');
    frame.src = this.dataset.player;
    frame.title = this.dataset.title;
    frame.allow = 'fullscreen; picture-in-picture';
    frame.allowFullscreen = true;
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    this.replaceChildren(frame);
    frame.focus();
  }
}

for (const [name, element] of [['search-suggest', SearchSuggest], ['video-link', VideoLink], ['image-gallery', ImageGallery], ['site-menu', SiteMenu], ['phone-fold', PhoneFold], ['result-list', ResultList], ['confirm-dialog', ConfirmDialog], ['site-toast', SiteToast]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
