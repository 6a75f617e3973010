package io.hearth.stackapi.resource;

import io.hearth.contract.seal.SealContext;

/** The keys under which a resource remembers what it has told a provisioner, and was told. */
public final class ProvisionerData {
    /** Sealed: the properties of the latest request, as a JSON object. */
    public static final String REQUESTED = "requested_properties";

    /** Sealed: those of the request before it. */
    public static final String REQUESTED_BEFORE = "requested_properties_before";

    /** Sealed: what the latest answer brought, as a JSON object. */
    public static final String ATTRIBUTES = SealContext.ATTRIBUTES;

    private ProvisionerData() {}
}
