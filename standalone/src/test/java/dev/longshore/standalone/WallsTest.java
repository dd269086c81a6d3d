package dev.longshore.standalone;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls of the house: who may know whom. */
@AnalyzeClasses(packages = "dev.longshore", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final List<String> ROOMS = List.of("gateway", "scheduler", "provisioner", "executor", "store", "broker");

    /** Only this module, which puts them together, knows several of them. */
    @ArchTest
    static final ArchRule no_service_knows_another = slices().assignedFrom(new Rooms()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule no_service_knows_what_it_is_put_together_to = noClasses().that()
            .resideOutsideOfPackage("dev.longshore.standalone..").should().dependOnClassesThat()
            .resideInAPackage("dev.longshore.standalone..");

    @ArchTest
    static final ArchRule what_crosses_a_wall_knows_no_framework = noClasses().that()
            .resideInAPackage("dev.longshore.contracts..")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..",
                    "org.bson..");

    @ArchTest
    static final ArchRule those_who_decide_do_not_know_kafka = noClasses().that()
            .resideInAnyPackage("dev.longshore.scheduler.core..", "dev.longshore.provisioner.hostpool..",
                    "dev.longshore.provisioner.environment..", "dev.longshore.executor.attempt..",
                    "dev.longshore.executor.container..",
                    "dev.longshore.executor.docker..", "dev.longshore.executor.process..", "dev.longshore.gateway.api..",
                    "dev.longshore.gateway.definition..", "dev.longshore.standalone..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_the_gateway_and_the_store_know_mongodb = noClasses().that()
            .resideOutsideOfPackages("dev.longshore.gateway..", "dev.longshore.store..").should().dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..", "de.bwaldvogel..");

    @ArchTest
    static final ArchRule the_api_does_not_know_mongodb = noClasses().that().resideInAPackage("dev.longshore.gateway.api..")
            .should()
            .dependOnClassesThat().resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule only_its_runtime_knows_docker = noClasses().that()
            .resideOutsideOfPackage("dev.longshore.executor.docker..").should().dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    /** It comes along with libraries, and has another idea of records and times. */
    @ArchTest
    static final ArchRule nobody_uses_jackson_2 = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    private static final class Rooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return ROOMS.stream().filter(room -> (type.getPackageName() + ".").startsWith("dev.longshore." + room + "."))
                    .findFirst()
                    .map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "services";
        }
    }
}
