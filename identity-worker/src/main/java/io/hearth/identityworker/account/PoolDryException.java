package io.hearth.identityworker.account;

/** No account of the pool is free; whoever asked has a place in the queue. */
public final class PoolDryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoolDryException(int accounts) {
        super(
                ("It waits for an account: none of the %d in the pool is free. One that another stack"
                                + " gives back is taken at once; whoever runs the cloud can add some"
                                + " (hearth.identity.pool.accounts).")
                        .formatted(accounts));
    }
}
