package io.hearth.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds for every service that owners and instances call. */
public final class CallerRules {
    @ArchTest
    static final ArchRule everyOperationNamesItsRule =
            methods()
                    .that()
                    .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                    .should()
                    .beAnnotatedWith("io.hearth.access.PolicyRule")
                    .orShould()
                    .beAnnotatedWith("io.hearth.access.OpenRoute")
                    .orShould()
                    .beAnnotatedWith("io.hearth.access.SignedRoute");

    private CallerRules() {}
}
