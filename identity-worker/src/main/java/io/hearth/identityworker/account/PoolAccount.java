package io.hearth.identityworker.account;

/**
 * An account of the pool.
 *
 * @param id Keystone's
 * @param lease which use of it the present or last one is, the later the greater
 */
record PoolAccount(String id, String name, long lease) {}
