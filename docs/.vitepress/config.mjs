import { defineConfig } from 'vitepress'
import { events } from './events.mjs'
import { pictures } from './pictures.mjs'
import { carryFiles, repositoryLinks } from './repository.mjs'
import { sidebar } from './sidebar.mjs'
import { checkSite } from './check.mjs'

export default defineConfig({
  title: 'Hearth',
  description: 'Identities for the instances of a cloud stack',
  lang: 'en',
  // GitHub's name for a directory's page is README, the web's is index
  rewrites: { 'runbooks/README.md': 'runbooks/index.md', 'adr/README.md': 'adr/index.md' },
  markdown: {
    languageAlias: { promql: 'sh' },
    config: (md) => {
      md.use(events)
      md.use(pictures)
      md.use(repositoryLinks)
    }
  },
  themeConfig: {
    nav: [
      { text: 'Get started', link: '/getting-started' },
      { text: 'Concepts', link: '/concepts' },
      { text: 'Reference', link: '/configuration' },
      { text: 'Decisions', link: '/adr/' }
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' }
  },
  buildEnd: async (site) => {
    await carryFiles(site.outDir)
    await checkSite(site.outDir)
  }
})
