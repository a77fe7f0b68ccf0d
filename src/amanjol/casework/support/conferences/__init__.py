"""Case conferences: who takes part and what each may hear by consent, what was decided, a paper that ends by itself."""
