"""Finding by words: two Chinese characters suffice. It knows kind and key, not models.

What is indexed of a case is not its text: every pair of characters becomes a keyed digest, so that the index finds and
tells nothing. Identity numbers, telephones and addresses never come here.
"""
