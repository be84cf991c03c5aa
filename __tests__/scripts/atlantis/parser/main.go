// Reads a server's repos.yaml and a repository's atlantis.yaml with Atlantis's own parser, as its server does, and prints
// the projects that it finds: parser <repos.yaml> <folder of atlantis.yaml>
package main

import (
	"fmt"
	"os"

	"github.com/runatlantis/atlantis/server/core/config"
	"github.com/runatlantis/atlantis/server/core/config/valid"
)

const repository = "github.com/example/platforms"

func main() {
	parser := config.ParserValidator{}
	server, err := parser.ParseGlobalCfg(os.Args[1], valid.NewGlobalCfgFromArgs(valid.GlobalCfgArgs{}))
	refuse(err)
	repo, err := parser.ParseRepoCfg(os.Args[2], server, repository, "main")
	refuse(err)
	for _, project := range repo.Projects {
		fmt.Println(project.GetName(), project.Dir, project.TerraformVersion, project.ExecutionOrderGroup, project.DependsOn)
	}
	for _, of := range server.Repos {
		if of.IDMatches(repository) {
			fmt.Println("plan", of.PlanRequirements, "apply", of.ApplyRequirements, "hooks", len(of.PreWorkflowHooks))
		}
	}
}

func refuse(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
