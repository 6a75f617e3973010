package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.canary.Canary;
import io.hearth.launcher.canary.Haystack;
import io.hearth.launcher.canary.Place;
import io.hearth.launcher.canary.Search;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every secret that Hearth is given, makes or lives by is looked for in every place where none may
 * be; and what is planted in a place is found there.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedHearth.Parameter.class)
@Order(2)
class CanaryIT {
    private Haystack haystack;

    @BeforeAll
    void plant(SharedHearth hearth) throws Exception {
        hearth.up();
        haystack = Haystack.on(hearth.state(), hearth.traces(), hearth.databasePassword());
    }

    @AfterAll
    void close() throws Exception {
        haystack.close();
    }

    List<String> places() {
        return Haystack.PLACES;
    }

    @ParameterizedTest
    @MethodSource("places")
    @Tag("CVE-2017-2592")
    @Tag("OSSN-0023")
    @Tag("OSSN-0024")
    @Tag("OSSN-0052")
    @Tag("OSSN-0098")
    void noSecretIsIn(String name) throws Exception {
        List<Canary> secrets = haystack.secretsKeptFrom(name);

        assertThat(secrets).hasSizeGreaterThan(30);
        assertThat(new Search(secrets).in(haystack.place(name).pieces())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsPlantedIsFoundIn(String name) throws Exception {
        Place place = haystack.place(name);

        assertThat(new Search(List.of(haystack.plantedIn(name))).in(place.pieces())).isNotEmpty();
    }
}
