package io.hearth.identityworker.account;

/**
 * How many accounts the pool has.
 *
 * @param free can be leased at once
 * @param leased are in use
 * @param unclean are in no use, and hold something that could not be taken from them yet
 * @param waiting identities that wait for one
 */
public record PoolCensus(int free, int leased, int unclean, int waiting) {}
