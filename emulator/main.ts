import { runProgram } from './runProgram.js'

process.exit(await runProgram(process.argv.slice(2), process))
