package io.hearth.identityworker.object;

/** A name that stands for nothing in Keystone, or for several things. */
public final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    private UnresolvedException(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    /**
     * @param entity Heat's word, such as {@code KeystoneDomain}
     */
    static UnresolvedException notFound(String entity, String name) {
        return new UnresolvedException(
                "EntityNotFound", "The %s (%s) could not be found.".formatted(entity, name));
    }

    static UnresolvedException ambiguous(String name) {
        return new UnresolvedException(
                "PhysicalResourceNameAmbiguity",
                "Multiple physical resources were found with name (%1$s). Name the domain, as %1$s{domain}, or the id."
                        .formatted(name));
    }

    /** Heat's name for it. */
    public String errorType() {
        return errorType;
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
