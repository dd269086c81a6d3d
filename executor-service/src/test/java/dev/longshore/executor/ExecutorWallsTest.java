package dev.longshore.executor;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.longshore.executor", importOptions = ImportOption.DoNotIncludeTests.class)
class ExecutorWallsTest {
    @ArchTest
    static final ArchRule only_the_docker_package_knows_Docker = noClasses().that()
            .resideOutsideOfPackage("dev.longshore.executor.docker..").should().dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule the_port_knows_the_JDK_and_the_contracts = classes().that()
            .resideInAPackage("dev.longshore.executor.container..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.longshore.contracts..", "dev.longshore.executor.container..");

    @ArchTest
    static final ArchRule runtimes_know_neither_Kafka_nor_Spring = noClasses().that()
            .resideInAnyPackage("dev.longshore.executor.docker..", "dev.longshore.executor.process..").should()
            .dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "org.springframework..");

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles = slices().matching("dev.longshore.executor.(*)..")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_other_service_is_known_here = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "dev.longshore.gateway..", "dev.longshore.scheduler..", "dev.longshore.provisioner..", "dev.longshore.standalone..");

    @ArchTest
    static final ArchRule JSON_is_read_and_written_by_Jackson_3 = noClasses().should().dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");
}
