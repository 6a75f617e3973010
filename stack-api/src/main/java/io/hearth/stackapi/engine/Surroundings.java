package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.ResourceTypes;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** All that a decision depends on beside the stack. */
record Surroundings(
        ResourceTypes types,
        Sealer sealer,
        Addresses addresses,
        MetadataLimit metadataLimit,
        Instant now,
        RandomGenerator random) {}
