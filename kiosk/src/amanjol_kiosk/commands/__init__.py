"""The commands about packs: `sync`, `status`, `roll-back`."""
