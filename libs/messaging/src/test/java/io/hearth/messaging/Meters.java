package io.hearth.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Without a registry that keeps them nothing is counted. */
class Meters {
    @Produces
    @Singleton
    SimpleMeterRegistry kept() {
        return new SimpleMeterRegistry();
    }

    /** What has been counted so far. */
    static double count(MeterRegistry meters, String counter) {
        return meters.get(counter).counter().count();
    }
}
