package io.hearth.stackapi.trust;

import io.hearth.contract.seal.Sealed;

/**
 * A trust in Keystone.
 *
 * @param id sealed for its tree
 * @param trustor whose authority it gives, as {@link Owner#authority} says
 */
public record Trust(Sealed id, String trustor) {}
