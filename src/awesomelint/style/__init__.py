"""House style: how a list writes its entries, learned from the list itself."""
