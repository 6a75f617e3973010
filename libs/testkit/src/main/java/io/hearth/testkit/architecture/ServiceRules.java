package io.hearth.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Holds for every service, whatever it does. Types of other libraries are named by their names. */
public final class ServiceRules {
    private static final List<String> SERVICES =
            List.of(
                    "identityworker",
                    "metadataservice",
                    "signalservice",
                    "stackapi",
                    "webhookservice");

    @ArchTest
    static final ArchRule noServiceKnowsAnother =
            CompositeArchRule.of(SERVICES.stream().map(ServiceRules::knowsNoOther).toList());

    @ArchTest
    static final ArchRule noPackagesInACircle =
            slices().matching("io.hearth.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule constructorsTakeWhatAClassNeeds =
            noFields().should().beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule routesAreForTheWireAlone =
            classes().that().areAnnotatedWith("jakarta.ws.rs.Path").should().notBePublic();

    private ServiceRules() {}

    private static ArchRule knowsNoOther(String service) {
        return noClasses()
                .that()
                .resideInAPackage(packages(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SERVICES.stream()
                                .filter(other -> !other.equals(service))
                                .map(ServiceRules::packages)
                                .toArray(String[]::new))
                // each service looks at its own classes only
                .allowEmptyShould(true);
    }

    private static String packages(String service) {
        return "io.hearth." + service + "..";
    }
}
